export type ReceiptState = 'expected' | 'received' | 'inspected'

export type ReturnRow = {
  id: number
  orderNo: string
  waybillNo: string
  name: string
  region: string
  goods: string
  pieces: number
  receipt: ReceiptState
  reason: string | null
  carrier: string
  courier: string | null
  warehouse: string | null
  fedBackAt: string
}

export type ReturnLine = {
  productId: number
  product: string
  specification: string
  quantity: number
}

export type ShownReturn = {
  id: number
  orderNo: string
  version: number
  receipt: ReceiptState
  waybillNo: string | null
  name: string
  phone: string
  warehouse: string | null
  reason: string | null
  remark: string | null
  fedBackAt: string | null
  lines: ReturnLine[]
  events: { id: number; event: string; reason: string | null; at: string; by: string | null }[]
  mayCorrect: boolean
}

/** What was found of a product: as good as new, damaged, good for nothing. */
export type Finding = {
  productId: number
  sellable: number | null
  damaged: number | null
  disposed: number | null
}
