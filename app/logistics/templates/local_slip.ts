import type { Content } from 'pdfmake/interfaces.js'
import { formatYuan } from '#core/money'
import { barcodeIn } from '#app/logistics/templates/barcode'
import { goodsText, groupedNumber, receiverText } from '#app/logistics/templates/label_texts'
import { rules, textIn } from '#app/logistics/templates/paper'
import type { LabelWords, WaybillLabel } from '#app/logistics/templates/waybill_label'

/** The own courier's slip, a third of A4: what to bring to whom at the left, what to collect at the right. */
export function localSlip(label: WaybillLabel, words: LabelWords): Content[] {
  const { sender } = label
  const from = [sender.name, sender.phone, sender.warehouse].filter(Boolean).join('  ')
  return [
    textIn({ x: 8, y: 6, width: 60, height: 9 }, label.carrier, { sizes: [18, 14], bold: true }),
    textIn({ x: 8, y: 15, width: 60, height: 5 }, words('slip_title'), { sizes: [9] }),
    barcodeIn({ x: 70, y: 6, width: 76, height: 11 }, label.waybillNo),
    textIn({ x: 70, y: 18, width: 76, height: 6 }, groupedNumber(label.waybillNo), {
      sizes: [12],
      bold: true,
      align: 'center',
    }),
    textIn({ x: 8, y: 27.5, width: 8, height: 8 }, words('to'), { sizes: [15], bold: true }),
    textIn({ x: 17, y: 27, width: 125, height: 7 }, receiverText(label), {
      sizes: [14, 11, 9],
      bold: true,
    }),
    textIn(
      { x: 17, y: 35, width: 125, height: 12 },
      `${label.receiver.region} ${label.receiver.address}`,
      { sizes: [12, 10, 8] }
    ),
    textIn({ x: 8, y: 49.5, width: 134, height: 28 }, goodsText(label, words), {
      sizes: [9, 8, 7],
    }),
    ...(label.request
      ? [
          textIn(
            { x: 8, y: 79, width: 134, height: 9 },
            words('request', { text: label.request }),
            { sizes: [11, 9, 8], bold: true }
          ),
        ]
      : []),
    ...settlement(label, words),
    textIn(
      { x: 8, y: 90, width: 194, height: 5 },
      [
        words('order', { orderNo: label.orderNo }),
        words('from_line', { sender: from }),
        words('printed_at', { at: label.printedAt }),
        ...(label.reprints > 0 ? [words('reprint', { count: label.reprints })] : []),
      ].join('   '),
      { sizes: [8, 7] }
    ),
    rules([
      [8, 25, 202, 25],
      [8, 48, 146, 48],
      [8, 77.5, 146, 77.5],
      [8, 88.5, 202, 88.5],
      [146, 25, 146, 88.5],
    ]),
  ]
}

/** Big enough to be read at a door, and where the customer signs. */
function settlement(label: WaybillLabel, words: LabelWords): Content[] {
  const sign = textIn({ x: 149, y: 66, width: 53, height: 6 }, words('signature'), { sizes: [9] })
  const line = rules([[149, 85, 202, 85]], 0.4)
  if (label.collectFen === null) {
    return [
      textIn({ x: 149, y: 36, width: 53, height: 14 }, words('paid'), { sizes: [26], bold: true }),
      sign,
      line,
    ]
  }
  return [
    textIn({ x: 149, y: 29, width: 53, height: 6 }, words('collect'), { sizes: [11] }),
    textIn({ x: 149, y: 37, width: 55, height: 13 }, `¥ ${formatYuan(label.collectFen)}`, {
      sizes: [26, 22, 18, 14],
      bold: true,
    }),
    sign,
    line,
  ]
}
