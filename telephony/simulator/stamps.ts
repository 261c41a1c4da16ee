/** `YYYY-MM-DD HH:MM:SS` in UTC, as the switch of the recordings writes its local time. */
export function localStamp(ms: number) {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}

/** `Sun, 22 Nov 2026 02:16:50 GMT`. */
export function gmtStamp(ms: number) {
  return new Date(ms).toUTCString()
}

/** The switch's time is microseconds and moves in steps of 20 milliseconds. */
export function switchMicroseconds(ms: number) {
  return Math.floor(ms / 20) * 20_000
}

export function epochSeconds(ms: number) {
  return Math.floor(ms / 1000)
}

/** `0 years, 0 days, 0 hours, 4 minutes, 40 seconds, 239 milliseconds, 53 microseconds`. */
export function upTime(ms: number) {
  const parts: [number, string][] = [
    [Math.floor(ms / 31_536_000_000), 'year'],
    [Math.floor(ms / 86_400_000) % 365, 'day'],
    [Math.floor(ms / 3_600_000) % 24, 'hour'],
    [Math.floor(ms / 60_000) % 60, 'minute'],
    [Math.floor(ms / 1000) % 60, 'second'],
    [Math.floor(ms) % 1000, 'millisecond'],
    [Math.floor(ms * 1000) % 1000, 'microsecond'],
  ]
  return parts.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(', ')
}
