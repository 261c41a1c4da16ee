import db from '@adonisjs/lucid/services/db'
import { DomainError } from '#core/domain_error'
import { PhoneOf } from '#app/calls/queries/phone_of'

/**
 * What the called party sees, and the trunks that the call may go out by, in order. The number is the workstation's own (T13), else
 * a service number of the employee's ACD group, else the first trunk's.
 */
export class FindShownNumber {
  async handle(employeeId: number): Promise<{ shownNumber: string; gateways: string[] }> {
    const { extension, switchName } = await new PhoneOf().handle(employeeId)
    const trunks: { code: string; caller_id: string | null }[] = await db
      .from('trunks as t')
      .leftJoin('switches as s', 's.id', 't.switch_id')
      .where('t.active', true)
      .where((own) => own.whereNull('s.name').orWhere('s.name', switchName ?? ''))
      .select('t.code', 't.caller_id')
      .orderBy('t.id')
    const workstation = await db
      .from('extensions')
      .where('number', extension ?? '')
      .whereNotNull('caller_id')
      .select('caller_id as number')
      .first()
    const ofGroup = await db
      .from('acd_group_members as member')
      .join('acd_group_levels as level', 'level.id', 'member.acd_group_level_id')
      .join('service_numbers as service', 'service.acd_group_id', 'level.acd_group_id')
      .where('member.employee_id', employeeId)
      .where('service.active', true)
      .select('service.number')
      .orderBy('service.id')
      .first()
    const shown = workstation?.number ?? ofGroup?.number ?? trunks[0]?.caller_id
    if (!shown || trunks.length === 0) {
      throw new DomainError({
        status: 409,
        code: 'DIAL_NO_LINE',
        messageKey: 'desk.dial.errors.no_line',
      })
    }
    return { shownNumber: shown.replaceAll(/\D/g, ''), gateways: trunks.map(({ code }) => code) }
  }
}
