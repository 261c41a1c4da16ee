import type { CustomerEdit } from './desk_customer_edit.js'
import type { DeskOrder, FoundProduct, NeedType, PlacedOrder, ScreenPop } from './desk_types.js'

export type SellingMethod = 'direct' | 'cross_sell' | 'gift'

export type DraftLine = {
  productId: number
  shortCode: string
  name: string
  specification: string
  unit: string
  retailPriceFen: number
  floorPriceFen: number
  trialable: boolean
  /** Pieces when it was picked. */
  available: number
  /** Pieces at or below which stock is low; drafts of before know none. */
  lowStock?: number
  /** Null while something else than an amount is typed. */
  unitPriceFen: number | null
  quantity: number | null
  sellingMethod: SellingMethod
  isTrial: boolean
  /** Its place in the order as it was saved; a line that is new has none. */
  position?: number
}

export type NewCaller = {
  name: string
  gender: 'female' | 'male' | 'unknown'
  age: number | null
  phone: string
  remark: string
  endUserName: string
  endUserSchool: string
}

/** What the caller asked for (C16). */
export type Need = {
  type: NeedType | null
  product: { id: number; name: string } | null
  text: string
}

/** Everything that an agent typed about one call, as it is kept on this machine and on the server. */
export type DraftContent = {
  /** Layout of this record; another one is not read. */
  layout: 1
  /** Masked number, for the tray. */
  caller: string
  customer: { id: number; name: string } | null
  newCaller: NewCaller
  lines: DraftLine[]
  deliveryMethodId: number | null
  paymentMode: 'cod' | 'prepaid'
  pasted: string
  regionId: number | null
  address: string
  instructions: string
  remark: string
  /** Whether the order is credited to the slot that the call is credited to, to one chosen by hand, or to none. */
  source: 'proposed' | 'chosen' | 'none'
  /** `kept` when the order has it already, as against one chosen here. */
  chosenSource: { id: number; label: string; kept?: true } | null
  readBackAt: string | null
  note: string
  noteStatus: 'open' | 'closed'
  need: Need
  reminder: { dueAt: string; remark: string } | null
  /** A promise that may be stored already was taken back. */
  reminderDropped: boolean
  /** Note, need and promise as they were saved last, and when. */
  noteSaved: { at: string; what: string } | null
  disposition: string | null
  /** The customer's file while it is being edited. */
  customerEdit: CustomerEdit | null
  placed: PlacedOrder | null
  /** What the placed order has while it can be written; anything else on the desk is not saved yet. */
  placedAs: string | null
  /** The returned order that this one is made anew of (TR17). */
  reorderOf: { id: number; orderNo: string } | null
}

export const MOST_LINES = 50

export function emptyContent(deliveryMethodId: number | null): DraftContent {
  return {
    layout: 1,
    caller: '',
    customer: null,
    newCaller: {
      name: '',
      gender: 'unknown',
      age: null,
      phone: '',
      remark: '',
      endUserName: '',
      endUserSchool: '',
    },
    lines: [],
    deliveryMethodId,
    paymentMode: 'cod',
    pasted: '',
    regionId: null,
    address: '',
    instructions: '',
    remark: '',
    source: 'proposed',
    chosenSource: null,
    readBackAt: null,
    note: '',
    noteStatus: 'closed',
    need: { type: null, product: null, text: '' },
    reminder: null,
    reminderDropped: false,
    noteSaved: null,
    disposition: null,
    customerEdit: null,
    placed: null,
    placedAs: null,
    reorderOf: null,
  }
}

/** A kept record as it was written by this layout, else null. */
export function readContent(kept: unknown): DraftContent | null {
  if (typeof kept !== 'object' || kept === null) return null
  const record = kept as Partial<DraftContent>
  if (record.layout !== 1 || !Array.isArray(record.lines)) return null
  const empty = emptyContent(null)
  return {
    ...filled(empty, record),
    newCaller: filled(empty.newCaller, record.newCaller ?? {}),
    need: filled(empty.need, record.need ?? {}),
    reminder: record.reminder ? filled({ dueAt: '', remark: '' }, record.reminder) : null,
    lines: record.lines.map((line) => filled({ specification: '', unit: '' }, line) as DraftLine),
  }
}

/** The record over its defaults; the server keeps an empty text as null. */
function filled<T extends object>(defaults: T, record: Partial<T>): T {
  const given = Object.entries(record).filter(([, value]) => value !== null)
  return { ...defaults, ...Object.fromEntries(given) }
}

/** Whether anything would be lost if this were thrown away. */
export function isStarted(content: DraftContent): boolean {
  const { newCaller, reminder, placed, need, customerEdit } = content
  const typed = [content.pasted, content.instructions, content.remark, content.note]
  return (
    content.lines.length > 0 ||
    typed.some((text) => text.trim() !== '') ||
    newCaller.name.trim() !== '' ||
    newCaller.phone.trim() !== '' ||
    need.type !== null ||
    need.text.trim() !== '' ||
    reminder !== null ||
    customerEdit !== null ||
    placed !== null
  )
}

/** Whether an order is being written that is not placed yet, or not as it stands here. */
export function isOpenOrder(content: DraftContent): boolean {
  if (content.placed === null) return content.lines.length > 0
  return isWritable(content) && orderText(content) !== content.placedAs
}

/** Whether the lines and the rest of the order can be typed: before it is confirmed, and once it was given back. */
export function isWritable({ placed }: DraftContent): boolean {
  return placed === null || WRITABLE.includes(placed.status)
}

const WRITABLE: readonly string[] = ['draft', 'revoked']

export function lineOf(product: FoundProduct): DraftLine {
  return {
    productId: product.id,
    shortCode: product.shortCode,
    name: product.name,
    specification: product.specification,
    unit: product.unit,
    retailPriceFen: product.retailPriceFen,
    floorPriceFen: product.floorPriceFen,
    trialable: product.trialable,
    available: product.available,
    lowStock: product.lowStock,
    unitPriceFen: product.retailPriceFen,
    quantity: 1,
    sellingMethod: 'direct',
    isTrial: false,
  }
}

/** What an agent has to know before promising the line: `short` waits for stock, `low` may be gone in a moment. */
export function stockWarning(line: DraftLine): 'short' | 'low' | null {
  const left = line.available - (line.quantity ?? 0)
  if (left < 0) return 'short'
  return line.lowStock !== undefined && left < line.lowStock ? 'low' : null
}

/** The line with another selling method: a gift costs nothing, what was a gift costs its retail price again. */
export function soldAs(line: DraftLine, sellingMethod: SellingMethod): DraftLine {
  const wasGift = line.sellingMethod === 'gift'
  if (sellingMethod === 'gift') return { ...line, sellingMethod, unitPriceFen: 0 }
  return { ...line, sellingMethod, unitPriceFen: wasGift ? line.retailPriceFen : line.unitPriceFen }
}

/** Fen; null while price or quantity is none. */
export function lineTotal(line: DraftLine): number | null {
  if (line.unitPriceFen === null || line.quantity === null) return null
  return line.unitPriceFen * line.quantity
}

export function totalsOf(lines: readonly DraftLine[]): { pieces: number; fen: number } {
  return {
    pieces: lines.reduce((sum, line) => sum + (line.quantity ?? 0), 0),
    fen: lines.reduce((sum, line) => sum + (lineTotal(line) ?? 0), 0),
  }
}

/** Field → key of what is wrong there. Names as the server's, so that its own refusals stand in the same places. */
export type FieldProblems = Record<string, string>

/** What can be seen on the desk to be wrong; everything else the server says. */
export function problemsOf(content: DraftContent, confirm: boolean): FieldProblems {
  const problems: FieldProblems = {}
  if (content.customer === null) problems.customerId = 'desk.problems.customer'
  if (content.lines.length === 0) problems.lines = 'desk.problems.lines'
  content.lines.forEach((line, index) => {
    if (line.unitPriceFen === null || line.unitPriceFen < 0) {
      problems[`lines.${index}.unitPriceFen`] = 'desk.problems.price'
    }
    if (line.quantity === null || !Number.isInteger(line.quantity) || line.quantity < 1) {
      problems[`lines.${index}.quantity`] = 'desk.problems.quantity'
    }
  })
  if (!confirm) return problems
  if (content.regionId === null) problems.regionId = 'desk.problems.region'
  if (content.address.trim() === '') problems.address = 'desk.problems.address'
  return problems
}

/** Lines that sell under their floor; without an approval the server refuses them. */
export function belowFloor(line: DraftLine): boolean {
  return (
    line.sellingMethod !== 'gift' &&
    line.unitPriceFen !== null &&
    line.unitPriceFen < line.floorPriceFen
  )
}

/** What the order consists of, as the server takes it. */
function orderFields(content: DraftContent) {
  return {
    lines: content.lines.map((line) => ({
      productId: line.productId,
      unitPriceFen: line.unitPriceFen,
      quantity: line.quantity,
      sellingMethod: line.sellingMethod,
      isTrial: line.isTrial,
    })),
    regionId: content.regionId,
    deliveryMethodId: content.deliveryMethodId,
    deliveryInstructions: content.instructions.trim() || null,
    paymentMode: content.paymentMode,
    ...sourceOf(content),
    remark: content.remark.trim() || null,
  }
}

/** Left out where the order follows its call. */
function sourceOf({ source, chosenSource }: DraftContent): { placementId?: number | null } {
  if (source === 'none') return { placementId: null }
  return source === 'chosen' && chosenSource ? { placementId: chosenSource.id } : {}
}

/** Everything that saving the order would write, to be compared. */
export function orderText(content: DraftContent): string {
  return JSON.stringify([orderFields(content), content.address.trim()])
}

/** The new order as the server takes it. */
export function orderOf(
  content: DraftContent,
  { key, callId, confirm }: { key: string; callId: string | null; confirm: boolean }
) {
  return {
    draftKey: key,
    callId,
    customerId: content.customer?.id ?? null,
    ...orderFields(content),
    address: content.address.trim() || null,
    reorderOfId: content.reorderOf?.id ?? null,
    confirm,
  }
}

/** The changes of an order that is placed and can still be written. */
export function orderEdits(content: DraftContent, version: number) {
  const fields = orderFields(content)
  return {
    version,
    ...fields,
    address: content.address.trim(),
    lines: fields.lines.map((line, index) => ({
      ...line,
      position: content.lines[index]!.position,
    })),
  }
}

/** The content once the server has its order: every line has its place there. */
export function markPlaced(content: DraftContent, placed: PlacedOrder): void {
  content.lines.forEach((line, index) => (line.position = index + 1))
  content.placed = placed
  content.placedAs = isWritable(content) ? orderText(content) : null
}

/** A placed order laid on the desk, to be put right there. */
export function contentOfOrder(order: DeskOrder): DraftContent {
  const { id, version, orderNo, status, totalFen, stockHold } = order
  const content: DraftContent = {
    ...copyOfOrder(order),
    source: order.source ? 'chosen' : 'none',
    chosenSource: order.source && { ...order.source, kept: true },
  }
  markPlaced(content, { orderId: id, orderNo, status, version, totalFen, stockHold })
  return content
}

/** A new order of the same goods for the same customer, after the parcel came back. */
export function contentOfReorder(order: DeskOrder): DraftContent {
  const content = copyOfOrder(order)
  content.lines.forEach((line) => delete line.position)
  return { ...content, reorderOf: { id: order.id, orderNo: order.orderNo } }
}

function copyOfOrder(order: DeskOrder): DraftContent {
  return {
    ...emptyContent(order.deliveryMethodId),
    customer: { id: order.customerId, name: order.customer },
    lines: order.lines.map((line) => ({ ...line })),
    paymentMode: order.paymentMode,
    regionId: order.regionId,
    address: order.address,
    instructions: order.instructions,
    remark: order.remark,
  }
}

/** The one customer that a number belongs to; candidates are chosen by hand. */
export function onlyCustomer(pop: ScreenPop) {
  return pop.exact && pop.customers.length === 1 ? pop.customers[0]! : null
}
