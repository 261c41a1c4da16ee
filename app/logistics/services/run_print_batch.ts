import db from '@adonisjs/lucid/services/db'
import { type Clock, SystemClock } from '#core/clock'
import { DomainError } from '#core/domain_error'
import { filesChannel } from '#core/live/channels'
import { live } from '#core/live/live'
import type { Refusal } from '#core/refusal_text'
import { storeFile } from '#core/storage'
import { inTransaction } from '#core/transaction'
import Employee from '#app/organisation/models/employee'
import { WaybillLabels } from '#app/logistics/queries/waybill_labels'
import { PrintOrder } from '#app/logistics/services/print_order'
import { RenderWaybills } from '#app/logistics/services/render_waybills'
import { ReprintOrder } from '#app/logistics/services/reprint_order'
import { WAYBILL_TEMPLATES, type WaybillTemplate } from '#app/logistics/templates/catalogue'

/** Orders between two messages about the progress. */
const TELL_EVERY = 5

type Batch = {
  id: number
  template: WaybillTemplate
  kind: 'print' | 'reprint'
  reason: string | null
  employee_id: number
  workstation: string | null
  state: string
  total: number
}

type Item = { id: number; order_id: number }

/**
 * Prints the orders of a batch, each in a transaction of its own, and draws their labels into one PDF. May run twice:
 * what was printed or refused is left as it is, only the document is drawn again.
 */
export class RunPrintBatch {
  constructor(private clock: Clock = new SystemClock()) {}

  async handle({ batchId }: { batchId: number }): Promise<void> {
    const batch: Batch | null = await db.from('print_batches').where('id', batchId).first()
    if (!batch || batch.state === 'done') return
    try {
      const actor = await Employee.findOrFail(batch.employee_id)
      await this.#change(batch, { state: 'running', error: null })
      await this.#printAll(batch, actor)
      await this.#draw(batch, actor)
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error)
      await this.#change(batch, { state: 'failed', error: text.slice(0, 500) })
      throw error
    }
  }

  async #printAll(batch: Batch, actor: Employee) {
    const items: Item[] = await db
      .from('print_batch_items')
      .where('print_batch_id', batch.id)
      .whereNull('shipment_id')
      .whereNull('refusal')
      .orderBy('id')
      .select('id', 'order_id')
    for (const [index, item] of items.entries()) {
      await this.#print(batch, item, actor)
      if (index % TELL_EVERY === TELL_EVERY - 1) await this.#count(batch)
    }
    await this.#count(batch)
  }

  /** The parcel and the item's row commit together, so that a killed worker never prints an order twice. */
  async #print(batch: Batch, item: Item, actor: Employee) {
    try {
      await inTransaction(async (trx) => {
        const open = await trx
          .from('print_batch_items')
          .where('id', item.id)
          .whereNull('shipment_id')
          .whereNull('refusal')
          .forUpdate()
          .first()
        if (!open) return
        const order = { orderId: item.order_id, actor, workstation: batch.workstation }
        const { shipmentId } =
          batch.kind === 'print'
            ? await new PrintOrder(this.clock).handle(order)
            : await new ReprintOrder(this.clock).handle({ ...order, reason: batch.reason ?? '' })
        await trx.from('print_batch_items').where('id', item.id).update({ shipment_id: shipmentId })
      })
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { messageKey, values, lists } = error
      const refusal: Refusal = { messageKey, values, lists }
      await db
        .from('print_batch_items')
        .where('id', item.id)
        .whereNull('shipment_id')
        .update({ refusal: JSON.stringify(refusal) })
    }
  }

  async #draw(batch: Batch, actor: Employee) {
    const printed = await db
      .from('print_batch_items')
      .where('print_batch_id', batch.id)
      .whereNotNull('shipment_id')
      .orderBy('id')
      .select('shipment_id as shipmentId')
    if (printed.length === 0) {
      await this.#change(batch, { state: 'done', path: null })
      return
    }
    const whole = !WAYBILL_TEMPLATES[batch.template].masked && actor.may('phones.print')
    const labels = await new WaybillLabels().handle({
      shipmentIds: printed.map(({ shipmentId }) => shipmentId),
      whole,
      at: this.clock.now(),
    })
    const path = `waybills/${batch.id}.pdf`
    await storeFile(path, await new RenderWaybills().handle({ template: batch.template, labels }))
    await this.#change(batch, { state: 'done', path, full_numbers: whole })
  }

  async #count(batch: Batch) {
    const [counts] = await db.from('print_batch_items').where('print_batch_id', batch.id).select(
      db.raw('COUNT(shipment_id) AS printed'),
      // JSON null and SQL NULL differ; a refusal is always an object.
      db.raw('COUNT(refusal) AS refused')
    )
    await this.#change(batch, {
      state: 'running',
      printed: Number(counts.printed),
      refused: Number(counts.refused),
    })
  }

  async #change(batch: Batch, change: Record<string, string | number | boolean | null>) {
    await db
      .from('print_batches')
      .where('id', batch.id)
      .update({ ...change, updated_at: this.clock.now().toJSDate() })
    await live.send(filesChannel(batch.employee_id), {
      type: 'print_batch',
      batchId: batch.id,
      state: String(change.state),
      total: batch.total,
      ...('printed' in change ? { printed: change.printed, refused: change.refused } : {}),
    })
  }
}
