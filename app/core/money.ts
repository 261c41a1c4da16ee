/** Money is an integer number of fen (1/100 yuan) everywhere inside; yuan only at the edge. */

const YUAN = /^\s*(-?)(?:¥|￥)?\s*(\d{1,12})(?:\.(\d{1,2}))?\s*$/

/** "1,274.00" for 127400; always two decimals, thousands separated. */
export function formatYuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const absolute = Math.abs(Math.trunc(fen))
  const yuan = Math.trunc(absolute / 100)
  const rest = String(absolute % 100).padStart(2, '0')
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/** Fen of a typed amount in yuan ("998", "1,274.5", "￥138.00"), or null when it is not one. */
export function parseYuan(text: string): number | null {
  const match = YUAN.exec(text.replaceAll(/[,，]/g, ''))
  if (!match) return null
  const [, sign, yuan, decimals = ''] = match
  const fen = Number(yuan) * 100 + Number(decimals.padEnd(2, '0'))
  return sign === '-' && fen !== 0 ? -fen : fen
}
