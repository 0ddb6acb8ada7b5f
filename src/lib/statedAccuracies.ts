/** Accuracies that the original report states, %, by where: in its summary (S) or in its section 5.1. */
export const statedAccuracies = {
  ann: {train: {"5.1": 89.6}, validation: {S: 86, "5.1": 88.4}, test: {S: 85}},
  cnn: {train: {"5.1": 98.4}, validation: {S: 91, "5.1": 92.6}, test: {S: 90}}
} as const;
