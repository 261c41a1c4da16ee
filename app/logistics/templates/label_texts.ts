import type { LabelWords, WaybillLabel } from '#app/logistics/templates/waybill_label'

/** `JN26 1118 0342`: read aloud and typed by hand in fours. */
export function groupedNumber(waybillNo: string): string {
  return waybillNo.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

export function receiverText({ receiver }: WaybillLabel): string {
  return [receiver.name, receiver.phone, receiver.phone2].filter(Boolean).join('  ')
}

/** Lines of goods that a label shows; what is more is counted. */
const MOST_LINES = 6

export function goodsLine(goods: WaybillLabel['goods'][number], words: LabelWords): string {
  const marks = [goods.gift ? words('gift') : '', goods.trial ? words('trial') : '']
  const name = [goods.name, goods.specification].filter(Boolean).join(' ')
  return [`${name} ×${goods.quantity}`, ...marks].filter(Boolean).join(' ')
}

/** One line a product, and how many pieces are in the parcel. */
export function goodsText({ goods }: WaybillLabel, words: LabelWords): string {
  const pieces = goods.reduce((sum, { quantity }) => sum + quantity, 0)
  const shown = goods.slice(0, goods.length > MOST_LINES ? MOST_LINES - 1 : MOST_LINES)
  const lines = shown.map((line) => goodsLine(line, words))
  if (shown.length < goods.length) {
    lines.push(words('more_goods', { kinds: goods.length - shown.length }))
  }
  return [words('goods', { pieces }), ...lines].join('\n')
}
