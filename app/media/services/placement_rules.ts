import type { DateTime } from 'luxon'
import type { Transaction } from '#core/transaction'
import { DomainError } from '#core/domain_error'
import { isDuplicate } from '#core/statements'
import { RecordAudit } from '#app/organisation/services/record_audit'
import { KnownPlacements } from '#app/media/queries/known_placements'
import { MAX_COST_FEN, MAX_SECONDS } from '#app/media/plan_cells'
import { PlanOverlap, type Overlap } from '#app/media/plan_overlap'

/** What a placement says. `costFen` in fen, `seconds` the length of the spot. */
export type PlacementTerms = {
  channelId: number
  productId: number
  serviceNumberId: number
  startsAt: DateTime
  seconds: number
  costFen: number
}

/** Refuses terms that name something unknown or retired, or that are out of bounds, beside the field in question. */
export async function checkTerms(trx: Transaction, terms: PlacementTerms): Promise<void> {
  // The channel's row is the gate: whoever plans on it waits here for who came before, then sees what that one wrote.
  const channel = await trx
    .from('channels')
    .where({ id: terms.channelId, active: true })
    .forUpdate()
    .first()
  if (!channel) throw termsRefusal('channel_unknown', 'channelId')
  const product = await trx.from('products').where({ id: terms.productId, on_sale: true }).first()
  if (!product) throw termsRefusal('product_unknown', 'productId')
  const number = await trx
    .from('service_numbers')
    .where({ id: terms.serviceNumberId, active: true })
    .first()
  if (!number) throw termsRefusal('number_unknown', 'serviceNumberId')
  if (!Number.isInteger(terms.seconds) || terms.seconds < 1 || terms.seconds > MAX_SECONDS) {
    throw termsRefusal('seconds_bad', 'seconds')
  }
  if (!Number.isInteger(terms.costFen) || terms.costFen < 0 || terms.costFen > MAX_COST_FEN) {
    throw termsRefusal('cost_bad', 'cost')
  }
}

/** Spots that air at the same time on the same channel or service number: allowed, but worth a word. */
export async function overlapsOf(
  trx: Transaction,
  terms: PlacementTerms,
  placementId: number | null
): Promise<Overlap[]> {
  const from = terms.startsAt
  const known = await new KnownPlacements().handle(
    { from, to: from.plus({ seconds: terms.seconds }) },
    trx
  )
  return new PlanOverlap(known).of({ ...terms, startsAt: from.toJSDate() }, placementId)
}

/** Whether calls are credited to the placement: then what it was can't be rewritten any more. */
export async function hasCalls(trx: Transaction, placementId: number): Promise<boolean> {
  const row = await trx
    .from('call_attributions')
    .select('id')
    .where('placement_id', placementId)
    .first()
  return row !== null
}

/** The refusal to say instead of the database's own word about a second row of the same identity. */
export function identityTaken(error: unknown): unknown {
  return isDuplicate(error) ? termsRefusal('duplicate', 'startsAt') : error
}

export function termsRefusal(code: string, field?: string, status = 422) {
  return new DomainError({
    status,
    code: `PLACEMENT_${code.toUpperCase()}`,
    messageKey: `media.placements.errors.${code}`,
    field,
  })
}

/** The stored columns of the terms. */
export function termsRow(terms: PlacementTerms) {
  return {
    channel_id: terms.channelId,
    product_id: terms.productId,
    service_number_id: terms.serviceNumberId,
    starts_at: terms.startsAt.startOf('second').toJSDate(),
    duration_s: terms.seconds,
    cost_fen: terms.costFen,
  }
}

/** The columns that no two placements share. */
export function identityColumns(row: ReturnType<typeof termsRow>) {
  return {
    channel_id: row.channel_id,
    product_id: row.product_id,
    service_number_id: row.service_number_id,
    starts_at: row.starts_at,
  }
}

/** The trace of a change in the audit trail, in the transaction around. */
export async function recordPlacement(
  action: 'plan' | 'edit' | 'cancel',
  employeeId: number | null,
  placementId: number,
  before: Record<string, unknown> | null,
  after: Record<string, unknown>
): Promise<void> {
  const kept = before && Object.fromEntries(Object.keys(after).map((key) => [key, before[key]]))
  await new RecordAudit().handle({
    employeeId,
    action: `placements.${action}`,
    subjectType: 'placement',
    subjectId: String(placementId),
    before: kept,
    after,
  })
}
