import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import type { Permission } from '#app/organisation/permissions'
import { PHONES_KEY } from '#app/calls/phone_request'
import type { PhoneSnapshot } from '#app/calls/phone_snapshot'

export type Colleague = {
  id: number
  name: string
  staffNo: string
  extension: string
  state: PhoneSnapshot['state']
  since: string
}

export type CallTargets = {
  /** Who is signed in at a telephone now, the own one left out. */
  colleagues: Colleague[]
  groups: { number: number; name: string }[]
  /** Whether a call may be passed on to a number outside. */
  outside: boolean
}

/** Whom a call can be handed to, or who can be asked. */
export class LoadCallTargets {
  async handle(actor: { id: number; may(permission: Permission): boolean }): Promise<CallTargets> {
    const phones = new Map<number, PhoneSnapshot>()
    for (const [id, text] of Object.entries(await redis.hgetall(PHONES_KEY))) {
      const phone = JSON.parse(text) as PhoneSnapshot
      if (phone.extension !== null && Number(id) !== actor.id) phones.set(Number(id), phone)
    }
    const employees: { id: number; name: string; staffNo: string }[] = await db
      .from('employees')
      .whereIn('id', [...phones.keys()])
      .whereNull('closed_at')
      .select('id', 'name', 'staff_no as staffNo')
      .orderBy('staff_no')
    const groups: { code: string; name: string }[] = await db
      .from('acd_groups')
      .select('code', 'name')
      .orderBy('code')
    return {
      colleagues: employees.map((employee) => {
        const { extension, state, since } = phones.get(employee.id)!
        return { ...employee, extension: extension!, state, since }
      }),
      groups: groups.map(({ code, name }) => ({ number: Number(code), name })),
      outside: actor.may('calls.transfer_outside'),
    }
  }
}
