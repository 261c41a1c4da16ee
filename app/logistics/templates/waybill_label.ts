/** What stands on one waybill, ready to print: masked where it has to be. Money in fen. */
export type WaybillLabel = {
  waybillNo: string
  orderNo: string
  carrier: string
  method: { code: string; name: string }
  receiver: { name: string; phone: string; phone2: string | null; region: string; address: string }
  sender: { name: string; phone: string; warehouse: string }
  goods: { name: string; specification: string; quantity: number; gift: boolean; trial: boolean }[]
  /** To collect on delivery; null when the order is paid. */
  collectFen: number | null
  /** The delivery request. */
  request: string | null
  /** How often it was printed before this. */
  reprints: number
  /** `2026-11-20 14:36` in the business zone. */
  printedAt: string
}

/** The words of a label by their key, such as `collect`. */
export type LabelWords = (key: string, values?: Record<string, string | number>) => string
