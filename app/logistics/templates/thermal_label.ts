import type { Content } from 'pdfmake/interfaces.js'
import { formatYuan } from '#core/money'
import { barcodeIn } from '#app/logistics/templates/barcode'
import { type Box, rules, textIn } from '#app/logistics/templates/paper'
import { goodsText, groupedNumber, receiverText } from '#app/logistics/templates/label_texts'
import type { LabelWords, WaybillLabel } from '#app/logistics/templates/waybill_label'

const EDGE = 4

/** A thermal label of any size: every part has its share of the height, in millimetres. */
export function thermalLabel(
  label: WaybillLabel,
  { width, height }: { width: number; height: number },
  words: LabelWords
): Content[] {
  const inner = width - 2 * EDGE
  const at = (from: number, to: number): Box => ({
    x: EDGE,
    y: height * from,
    width: inner,
    height: height * (to - from),
  })
  const line = (share: number): [number, number, number, number] => [
    EDGE,
    height * share,
    width - EDGE,
    height * share,
  ]
  const wide = width >= 90
  return [
    textIn({ ...at(0.02, 0.085), width: inner * 0.62 }, label.carrier, {
      sizes: wide ? [20, 16, 12] : [15, 12, 10],
      bold: true,
    }),
    textIn(
      { ...at(0.026, 0.085), x: EDGE + inner * 0.62, width: inner * 0.38 },
      `${label.method.code} ${label.method.name}`,
      { sizes: wide ? [13, 11, 9] : [11, 9, 8], align: 'right' }
    ),
    barcodeIn(at(0.095, 0.195), label.waybillNo),
    textIn(at(0.2, 0.245), groupedNumber(label.waybillNo), {
      sizes: wide ? [14, 12] : [12, 10],
      bold: true,
      align: 'center',
    }),
    ...address(label, at, words, wide),
    ...amount(label, at, words, wide),
    textIn(at(0.655, 0.83), goodsText(label, words), { sizes: wide ? [9, 8, 7] : [8, 7] }),
    ...(label.request
      ? [
          textIn(at(0.84, 0.925), words('request', { text: label.request }), {
            sizes: wide ? [11, 9, 8] : [9, 8, 7],
            bold: true,
          }),
        ]
      : []),
    foot(label, at, words, wide),
    rules([line(0.25), line(0.41), line(0.475), line(0.64), line(0.83), line(0.935)]),
  ]
}

type Share = (from: number, to: number) => Box

function address(label: WaybillLabel, at: Share, words: LabelWords, wide: boolean): Content[] {
  const mark = wide ? 8 : 7
  const beside = (box: Box): Box => ({ ...box, x: box.x + mark, width: box.width - mark })
  const { sender } = label
  return [
    textIn({ ...at(0.262, 0.33), width: mark }, words('to'), {
      sizes: wide ? [16] : [14],
      bold: true,
    }),
    textIn(beside(at(0.26, 0.305)), receiverText(label), {
      sizes: wide ? [13, 11, 9] : [11, 9],
      bold: true,
    }),
    textIn(beside(at(0.308, 0.408)), `${label.receiver.region} ${label.receiver.address}`, {
      sizes: wide ? [12, 10, 8, 7] : [10, 8, 7],
    }),
    textIn({ ...at(0.424, 0.475), width: mark }, words('from'), { sizes: wide ? [11] : [10] }),
    textIn(
      beside(at(0.42, 0.475)),
      [sender.name, sender.phone, sender.warehouse].filter(Boolean).join('  '),
      { sizes: wide ? [9, 8, 7] : [8, 7] }
    ),
  ]
}

function amount(label: WaybillLabel, at: Share, words: LabelWords, wide: boolean): Content[] {
  if (label.collectFen === null) {
    return [textIn(at(0.51, 0.63), words('paid'), { sizes: wide ? [30] : [24], bold: true })]
  }
  return [
    textIn(at(0.483, 0.52), words('collect'), { sizes: wide ? [11] : [10] }),
    textIn(at(0.525, 0.635), `¥ ${formatYuan(label.collectFen)}`, {
      sizes: wide ? [34, 28, 22] : [26, 22, 18],
      bold: true,
    }),
  ]
}

function foot(label: WaybillLabel, at: Share, words: LabelWords, wide: boolean): Content {
  const parts = [
    words('order', { orderNo: label.orderNo }),
    words('printed_at', { at: label.printedAt }),
    ...(label.reprints > 0 ? [words('reprint', { count: label.reprints })] : []),
  ]
  return textIn(at(0.942, 0.99), parts.join('  '), { sizes: wide ? [8, 7] : [7, 6] })
}
