import {afterEach, describe, expect, it, vi} from "vitest";
import {
  inProfile,
  parseProfile,
  profileOfEnvironment,
  profiles,
  sourceProtocol
} from "../../data-loaders/training/protocol.js";

describe("profiles", () => {
  afterEach(() => void vi.unstubAllEnvs());

  it("train by the source's protocol, but for the quick one's fewer images and epochs", () => {
    expect(inProfile("core", sourceProtocol)).toBe(sourceProtocol);
    expect(inProfile("full", sourceProtocol)).toBe(sourceProtocol);
    expect(inProfile("quick", sourceProtocol)).toEqual({...sourceProtocol, epochCount: 2, trainingFileCount: 6_000});
  });
  it("are known by name", () => {
    for (const profile of profiles) expect(parseProfile(profile)).toBe(profile);
    expect(() => parseProfile("fast")).toThrow("unknown profile: expected one of quick, core, full, got fast");
  });
  it("come from REPORT_PROFILE, and are core where it is not set", () => {
    vi.stubEnv("REPORT_PROFILE", "quick");
    expect(profileOfEnvironment()).toBe("quick");
    vi.stubEnv("REPORT_PROFILE", undefined);
    expect(profileOfEnvironment()).toBe("core");
    vi.stubEnv("REPORT_PROFILE", "");
    expect(profileOfEnvironment).toThrow(RangeError);
  });
});
