/** Seconds before the second, third … attempt; after the last one a delivery has failed. About a day in all. */
export const RETRY_SECONDS = [10, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800, 28_800]

/** An address that took nothing for so long, while it was tried, is switched off. */
export const DISABLED_AFTER_HOURS = 24

/** Days that deliveries are kept. */
export const KEPT_DAYS = 30

/** Seconds until the next attempt after so many; null when there is none. */
export function secondsUntilNext(attempts: number): number | null {
  return RETRY_SECONDS[attempts - 1] ?? null
}
