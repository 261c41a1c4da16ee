export type PhoneKind = 'mobile' | 'landline'

export type Phone = {
  /** Digits only: 11 for a mobile, area code with its 0 and the local number for a landline. */
  number: string
  kind: PhoneKind
}

const MOBILE = /^1[3-9]\d{9}$/
/** No area code ends in 00: 400 and 800 are service numbers, which nobody calls from. */
const LANDLINE = /^0(?:10|2\d|[3-9](?!00)\d{2})[2-9]\d{6,7}$/

/**
 * Reads a Chinese telephone number as people and trunks write it: spaces, dots, hyphens, brackets, a +86 or 0086, an
 * extra 0 before a mobile. Returns null when it is none. A landline needs its area code.
 */
export function parsePhone(text: string): Phone | null {
  let digits = text.replaceAll(/[\s().（）－—·-]/g, '')
  digits = digits.replace(/^(?:\+|00)86/, '')
  if (!/^\d+$/.test(digits)) return null
  const mobile = digits.replace(/^0(?=1[3-9]\d{9}$)/, '')
  if (MOBILE.test(mobile)) return { number: mobile, kind: 'mobile' }
  const landline = /^[1-9]\d{8,10}$/.test(digits) ? `0${digits}` : digits
  if (LANDLINE.test(landline)) return { number: landline, kind: 'landline' }
  return null
}

/** `138****7264`, `0531-****2280`; anything else keeps its last four at most. Lists show numbers only so. */
export function maskPhone(number: string): string {
  if (MOBILE.test(number)) return `${number.slice(0, 3)}****${number.slice(7)}`
  if (LANDLINE.test(number)) {
    const area = areaCodeOf(number)!
    return `${area}-****${number.slice(-4)}`
  }
  return number.length > 4 ? `****${number.slice(-4)}` : '****'
}

/** `138 5310 7264`, `0531-8891 2280`: grouped for reading aloud. */
export function groupPhone(number: string): string {
  if (MOBILE.test(number)) return `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`
  if (LANDLINE.test(number)) {
    const area = areaCodeOf(number)!
    const local = number.slice(area.length)
    return `${area}-${local.slice(0, -4)} ${local.slice(-4)}`
  }
  return number
}

/** Area code with its leading 0 (`010`, `021`, `0531`), or null for a mobile or a foreign number. */
export function areaCodeOf(number: string): string | null {
  if (!LANDLINE.test(number)) return null
  return /^0(?:10|2\d)/.test(number) ? number.slice(0, 3) : number.slice(0, 4)
}
