/** What the desk's routes answer. Instants ISO 8601 in UTC, money in fen. */

export type OrderState =
  | 'draft'
  | 'confirmed'
  | 'printed'
  | 'in_transit'
  | 'delivered'
  | 'returned'
  | 'revoked'
  | 'cancelled'

/** Enquiry only, or decided to order (C16). */
export type NeedType = 'enquiry' | 'order'

export type PopNote = {
  id: number
  at: string
  status: 'new' | 'open' | 'closed'
  need: { type: NeedType; product: string | null; text: string | null } | null
  excerpt: string
  content: string
}

export type PopOrder = {
  id: number
  orderNo: string
  status: OrderState
  title: string
  totalFen: number
  createdAt: string
}

export type PopCustomer = {
  id: number
  customerNo: string
  name: string
  gender: 'female' | 'male' | 'unknown'
  birthYear: number | null
  age: number | null
  customerClass: 'A' | 'B' | 'C' | 'D'
  points: number
  bought: boolean
  delivered: number
  returned: number
  owner: string | null
  address: { regionId: number | null; region: string; detail: string } | null
  regionId: number | null
  remark: string | null
  endUserName: string | null
  endUserSchool: string | null
  phones: string[]
  version: number
  notes: PopNote[]
  noteCount: number
  orders: PopOrder[]
  orderCount: number
  deliveredFen: number
}

export type ScreenPop = {
  callId: string
  direction: 'inbound' | 'outbound' | 'internal'
  caller: {
    number: string
    masked: boolean
    region: string | null
    operator: string | null
    callCount: number
    previousCall: { at: string; type: 'sale' | 'enquiry' | 'invalid' | null } | null
  }
  line: { dnis: string; name: string | null; groupCode: string | null }
  onAir: {
    placementId: number
    channelName: string
    productId: number
    productName: string
    startsAt: string
    durationSeconds: number
  } | null
  exact: boolean
  customers: PopCustomer[]
}

export type DeskChoices = {
  dispositions: { code: string; keyDigit: number }[]
  notReadyReasons: { code: string; maxMinutes: number | null }[]
  deliveryMethods: { id: number; code: string; name: string; isDefault: boolean }[]
}

export type StoredDraft = {
  key: string
  callId: string | null
  content: Record<string, unknown>
  revision: number
  savedAt: string
}

export type TodayCall = {
  id: string
  at: string
  direction: 'inbound' | 'outbound' | 'internal'
  number: string
  customer: string | null
  outcome: string | null
  talkSeconds: number
  disposition: string | null
}

export type FoundProduct = {
  id: number
  code: string
  shortCode: string
  name: string
  specification: string
  unit: string
  category: string
  retailPriceFen: number
  floorPriceFen: number
  trialable: boolean
  available: number
  lowStock: number
  onAir: boolean
}

export type PhraseStage =
  'opening' | 'probing' | 'presenting' | 'objection' | 'closing' | 'checking'

export type ServicePhrase = {
  id: number
  stage: PhraseStage
  trigger: string | null
  content: string
}

export type ProductFacts = {
  id: number
  shortCode: string
  name: string
  specification: string
  retailPriceFen: number
  lowStock: number
  points: { text: string; warning: boolean }[]
  stock: {
    warehouseId: number
    warehouse: string
    onHand: number
    reserved: number
    available: number
  }[]
}

export type PlacedOrder = {
  orderId: number
  orderNo: string
  status: OrderState
  version: number
  totalFen: number
  stockHold: boolean
}

/** An order that logistics gave back to its taker. */
export type DeskTask = {
  orderId: number
  orderNo: string
  customer: string
  product: string
  lineCount: number
  totalFen: number
  by: string | null
  at: string
  reason: string | null
}

/** An order as the desk writes it: to be put right, or to be made anew. */
export type DeskOrder = {
  id: number
  orderNo: string
  status: OrderState
  version: number
  customerId: number
  customer: string
  totalFen: number
  stockHold: boolean
  paymentMode: 'cod' | 'prepaid'
  deliveryMethodId: number
  regionId: number | null
  address: string
  instructions: string
  remark: string
  source: { id: number; label: string } | null
  lines: {
    position: number
    productId: number
    shortCode: string
    name: string
    specification: string
    unit: string
    retailPriceFen: number
    floorPriceFen: number
    trialable: boolean
    available: number
    unitPriceFen: number
    quantity: number
    sellingMethod: 'direct' | 'cross_sell' | 'gift'
    isTrial: boolean
  }[]
}

/** A pasted address, taken apart. */
export type ReadAddress = {
  name: string | null
  phone: { number: string; kind: 'mobile' | 'landline' } | null
  regionId: number | null
  province: string
  city: string
  district: string
  detail: string
}

export type RegionNode = [id: number, name: string, inside?: RegionNode[]]
