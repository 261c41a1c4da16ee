/**
 * What a waybill hides (GB/T 41833-2022): at least one character of the name, at least six digits of the telephone
 * number, and the unit and room number of the address. The carrier gets the whole data another way.
 */

/** `张**`: the family name, or nothing at all of a name of one character. */
export function maskName(name: string): string {
  const [first, ...rest] = [...name.trim()]
  if (first === undefined) return ''
  return rest.length === 0 ? '*' : first + '*'.repeat(Math.min(rest.length, 3))
}

/** `1******7264`, `0531-******80`: six digits or more are gone, the courier still tells two parcels apart. */
export function maskNumber(number: string): string {
  const digits = number.replaceAll(/\D/g, '')
  if (/^1[3-9]\d{9}$/.test(digits)) return `1******${digits.slice(-4)}`
  const area = /^0(?:10|2\d|[3-9]\d{2})(?=\d{7,8}$)/.exec(digits)?.[0]
  if (area) return `${area}-******${digits.slice(area.length + 6)}`
  return `******${digits.slice(6).slice(-4)}`
}

const DIGITS = '0-9０-９A-Za-z'
const NUMERAL = `[${DIGITS}一二三四五六七八九十百零〇甲乙丙丁]+`

/** A number that stands for a unit, a floor, a room: 3 单元, 1801 室, 6 楼, 三层, 202 户. */
const NAMED = new RegExp(
  `${NUMERAL}\\s*(?:单元|号?门(?![卫口店面市])|号房|号室|室|户|房|层|楼)`,
  'u'
)
/** 3-2-501, 12－1801, but not the number of a house in its street, 88-2 号. */
const DASHED = new RegExp(
  `[${DIGITS}]+(?:\\s*[-－—–_/#＃]\\s*[${DIGITS}]+)+(?![${DIGITS}]*\\s*号(?!楼|室|房))`,
  'u'
)
/** A number behind a building or a house number, or at the very end: 12 号楼 1801, A 座 1203, 50 号 202. */
const BEHIND = new RegExp(
  `(?<=[号楼栋幢座院区园苑厦城庭村#＃,，\\s])[${DIGITS}]+(?![${DIGITS}]*\\s*(?:号|弄|栋|幢|座|院|区|组|村|路|街|巷|里|队|期|道|社|环|米|中|小))(?=$|[\\s,，。;；)）(（室户房])`,
  'u'
)

/** The address down to the building; the unit, the room and all behind them are hidden. */
export function maskAddress(address: string): string {
  const starts = [NAMED, DASHED, BEHIND]
    .map((pattern) => pattern.exec(address)?.index)
    .filter((index) => index !== undefined)
  if (starts.length === 0) return address
  return `${address.slice(0, Math.min(...starts)).trimEnd()}****`
}

/** Numbers of seven digits and more inside a free text, such as a second telephone in a delivery request. */
export function maskNumbersIn(text: string): string {
  return text.replaceAll(/\d(?:[\s.-]?\d){6,}/g, (number) => maskNumber(number))
}
