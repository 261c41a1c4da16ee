import { afterCommit, type Transaction } from '#core/transaction'
import { revocationsChannel, revocationAnswersChannel } from '#core/live/channels'
import { live } from '#core/live/live'

export const REVOCATION_WISHES = ['revoke', 'cancel'] as const
export type RevocationWish = (typeof REVOCATION_WISHES)[number]

export const REVOCATION_STATUSES = ['open', 'declined', 'done', 'too_late'] as const
export type RevocationStatus = (typeof REVOCATION_STATUSES)[number]

export type RevocationAnswer = {
  orderId: number
  status: Exclude<RevocationStatus, 'open'>
  answeredBy: number | null
  answer: string | null
  at: Date
}

export type OpenRequest = { id: number; requestedBy: number; createdAt: Date; requester: string }

/** The request of an order that waits for an answer, locked, or null. */
export async function openRequest(trx: Transaction, orderId: number): Promise<OpenRequest | null> {
  return trx
    .from('revocation_requests as request')
    .join('employees as employee', 'employee.id', 'request.requested_by')
    .where({ 'request.order_id': orderId, 'request.open': 1 })
    .select('request.id', 'request.requested_by as requestedBy')
    .select('request.created_at as createdAt', 'employee.name as requester')
    .forUpdate()
    .first()
}

/** Writes the answer to the open request of an order, if there is one, and tells both sides after the commit. */
export async function answerRequest(trx: Transaction, answer: RevocationAnswer): Promise<boolean> {
  const request = await openRequest(trx, answer.orderId)
  if (!request) return false
  await trx.from('revocation_requests').where('id', request.id).update({
    open: null,
    status: answer.status,
    answered_by: answer.answeredBy,
    answer: answer.answer,
    answered_at: answer.at,
  })
  tellBothSides(request.requestedBy)
  return true
}

/** Both sides look anew: the warehouse at what is asked, the asker at what was answered. */
export function tellBothSides(requestedBy: number): void {
  afterCommit(async () => {
    await live.send(revocationsChannel, { type: 'revocations_changed' })
    await live.send(revocationAnswersChannel(requestedBy), { type: 'revocations_changed' })
  })
}
