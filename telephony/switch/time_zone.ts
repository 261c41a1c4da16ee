/**
 * The rule of a time zone as the switch wants it (POSIX, west is positive): `LOC-8` for
 * Asia/Shanghai. Zones with daylight saving time, whose rule can't be had from here, throw
 * RangeError, as unknown names do.
 */
export function timeZoneRule(name: string): string {
  const winter = offsetMinutes(name, '2026-01-15T12:00:00Z')
  if (winter !== offsetMinutes(name, '2026-07-15T12:00:00Z')) {
    throw new RangeError(`${name} has daylight saving time, which is not supported`)
  }
  const sign = winter >= 0 ? '-' : ''
  const hours = Math.floor(Math.abs(winter) / 60)
  const rest = Math.abs(winter) % 60
  return `LOC${sign}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`
}

/** The name, when it may stand in an argument. */
export function timeZoneName(name: string): string {
  if (!/^[0-9A-Za-z_+-]{1,30}(?:\/[0-9A-Za-z_+-]{1,30}){0,2}$/.test(name)) {
    throw new RangeError(`No time zone: ${JSON.stringify(name)}`)
  }
  return name
}

function offsetMinutes(name: string, at: string): number {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timeZoneName(name),
    timeZoneName: 'longOffset',
  })
  const text = format
    .formatToParts(new Date(at))
    .find((part) => part.type === 'timeZoneName')!.value
  const match = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(text)
  if (!match) throw new RangeError(`No time zone: ${JSON.stringify(name)}`)
  const size = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)
  return match[1] === '-' ? -size : size
}
