import { type DateTime } from 'luxon'
import { type Clock } from '#core/clock'
import type Employee from '#app/organisation/models/employee'
import { MarkCallAsSale } from '#app/calls/services/mark_call_as_sale'
import { RegisterCustomer } from '#app/customers/services/register_customer'
import { CloseCall } from '#app/desk/services/close_call'
import type { TypedLine } from '#app/orders/order_lines'
import type { PlacedOrder } from '#app/orders/placed_order'
import { PlaceOrder } from '#app/orders/services/place_order'
import type { CompanyBook } from '#database/demo/company_book'
import { noteOf } from '#database/demo/notes'
import type { OfficeWork, WorkLine } from '#database/demo/office_work'
import { randomOf } from '#database/demo/seeds'
import type { Stranger } from '#database/demo/strangers'

export type AnsweredCall = { id: string; employee: Employee; work: OfficeWork }

export type PlacedWork = PlacedOrder & { method: string }

/** One in so many who consider it is promised a call. */
const REMINDER_SHARE = 0.4

/** What an agent does about one answered call, each step through the same service as a person's at the desk. */
export class DoOfficeWork {
  constructor(
    readonly book: CompanyBook,
    readonly clock: Clock
  ) {}

  /** Opens the caller's file; gives the customer's id. */
  async register(employee: Employee, person: Stranger): Promise<number> {
    const { id } = await new RegisterCustomer(this.clock).handle({
      employee,
      name: person.name,
      gender: person.gender,
      birthYear: person.birthYear,
      phones: [person.phone],
      origin: 'inbound',
      regionId: this.book.regions.get(person.regionCode)?.id ?? null,
      address: person.detail,
    })
    return id
  }

  /** Places the order of the call; asked again it gives the same order. */
  async order(call: AnsweredCall, customerId: number, person: Stranger): Promise<PlacedWork> {
    const random = randomOf(`order:${call.id}`)
    const lines = call.work.lines.map((line) => this.#line(line))
    const totalFen = lines.reduce((sum, line) => sum + line.unitPriceFen * (line.quantity ?? 1), 0)
    const method = this.book.methodFor(person.regionCode, totalFen, random)
    const placed = await new PlaceOrder(this.clock).handle({
      actor: call.employee,
      workstation: null,
      idempotencyKey: `demo:${call.id}`,
      customerId,
      lines,
      regionId: this.book.regions.get(person.regionCode)?.id ?? null,
      address: person.detail,
      deliveryMethodId: this.book.methods.get(method),
      deliveryInstructions: call.work.instructions,
      paymentMode: call.work.paymentMode,
      callId: call.id,
      confirm: call.work.confirms,
    })
    await new MarkCallAsSale().handle(call.id)
    return { ...placed, method }
  }

  /** Result and note; `now` is the real time: nobody is reminded of what is over. */
  async close(call: AnsweredCall, customerId: number | null, now: DateTime): Promise<void> {
    const random = randomOf(`close:${call.id}`)
    const { outcome, lines } = call.work
    const { id: productId, name: product } = this.book.products.get(lines[0].product)!
    const needs = outcome === 'ordered' ? 'order' : outcome === 'considering' ? 'enquiry' : null
    const dueAt = this.clock
      .now()
      .plus({ days: random.whole(1, 3) })
      .startOf('hour')
    const reminds =
      outcome === 'considering' &&
      customerId !== null &&
      dueAt > now &&
      random.chance(REMINDER_SHARE)
    await new CloseCall(this.clock).handle({
      employeeId: call.employee.id,
      callId: call.id,
      disposition: outcome,
      note: noteOf(call.id, outcome, product),
      noteStatus: outcome === 'considering' || outcome === 'complaint' ? 'open' : 'closed',
      customerId,
      need: needs && { type: needs, productId, text: null },
      reminder: reminds ? { dueAt, remark: `再谈${product}` } : null,
    })
  }

  #line({ product, quantity, sellingMethod, discount }: WorkLine) {
    const { id, retailPriceFen, floorPriceFen } = this.book.products.get(product)!
    const wholeYuan = Math.round((discount * (retailPriceFen - floorPriceFen)) / 100) * 100
    return {
      productId: id,
      quantity,
      sellingMethod,
      unitPriceFen: sellingMethod === 'gift' ? 0 : retailPriceFen - wholeYuan,
    } satisfies TypedLine
  }
}
