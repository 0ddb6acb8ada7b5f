/** Said where a number would stand that no recorded run has given yet. */
export const notRecordedYet = "not recorded yet";
