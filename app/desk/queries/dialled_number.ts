import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { FindNumberStanding } from '#app/customers/queries/number_standing'
import type Employee from '#app/organisation/models/employee'
import type { Permission } from '#app/organisation/permissions'
import { ShowMessage } from '#app/calls/queries/messages'

export type DialWish = {
  customerId?: number
  position?: number
  orderId?: number
  reminderId?: number
  callId?: string
  /** Left in a box that the actor sees. */
  messageId?: number
  number?: string
}

type Actor = Employee

/** Telephones of the house have short numbers. */
const LONGEST_EXTENSION = 6

/**
 * The number that is dialled for a record (G16): the browser need not know it, and who may see the record may call
 * its number. A typed number needs a permission. Blocked numbers can't be called (T38), nor who asked for that (G22).
 */
export class FindDialledNumber {
  async handle(wish: DialWish, actor: Actor): Promise<{ number: string; outside: boolean }> {
    const found = await this.#find(wish, actor)
    const number = found?.replaceAll(/\D/g, '') ?? ''
    if (number.length < 2) throw refused(404, 'nothing_to_dial')
    const outside = number.length > LONGEST_EXTENSION
    if (outside) {
      const standing = await new FindNumberStanding().handle(number)
      if (standing !== 'callable') throw refused(409, standing)
    }
    return { number, outside }
  }

  async #find(wish: DialWish, actor: Actor): Promise<string | null> {
    if (wish.customerId !== undefined) {
      demand(actor, 'customers.view')
      return phoneOf(wish.customerId, wish.position ?? 1)
    }
    if (wish.orderId !== undefined) {
      demand(actor, 'orders.view')
      const order = await db
        .from('orders')
        .where('id', wish.orderId)
        .whereNull('deleted_at')
        .select(wish.position === 2 ? 'receiver_phone2 as number' : 'receiver_phone as number')
        .first()
      return order?.number ?? null
    }
    if (wish.reminderId !== undefined) {
      demand(actor, 'customers.view')
      const reminder = await db
        .from('reminders')
        .where('id', wish.reminderId)
        .if(!actor.may('agents.supervise'), (query) => query.where('employee_id', actor.id))
        .select('customer_id')
        .first()
      return reminder ? phoneOf(reminder.customer_id, wish.position ?? 1) : null
    }
    if (wish.messageId !== undefined) {
      const message = await new ShowMessage().handle(actor, wish.messageId)
      if (!message) return null
      const call = await db.from('calls').where('id', message.line.callId).firstOrFail()
      return call.caller_number
    }
    if (wish.callId !== undefined) {
      const call = await db
        .from('calls')
        .where('id', wish.callId)
        .if(!actor.may('calls.view'), (query) => query.where('employee_id', actor.id))
        .select('caller_number')
        .first()
      return call?.caller_number ?? null
    }
    if (wish.number !== undefined && wish.number.replaceAll(/\D/g, '').length > LONGEST_EXTENSION) {
      demand(actor, 'calls.dial_any')
    }
    return wish.number ?? null
  }
}

async function phoneOf(customerId: number, position: number): Promise<string | null> {
  const phone = await db
    .from('customer_phones')
    .where({ customer_id: customerId, position })
    .select('number')
    .first()
  return phone?.number ?? null
}

function demand(actor: Actor, permission: Permission) {
  if (!actor.may(permission)) throw refused(403, 'forbidden')
}

function refused(
  status: number,
  reason: 'forbidden' | 'nothing_to_dial' | 'blocked' | 'do_not_call'
) {
  return new DomainError({
    status,
    code: `DIAL_${reason.toUpperCase()}`,
    messageKey: `desk.dial.errors.${reason}`,
  })
}
