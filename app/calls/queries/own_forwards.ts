import db from '@adonisjs/lucid/services/db'

export type ForwardRange = { days: number[]; from: string; to: string }
export type CallForward = {
  kind: 'always' | 'no_answer' | 'busy'
  number: string
  /** When it works, in business time; none: at any time. */
  ranges: ForwardRange[]
}

/** Where the calls of an employee's telephone go instead (T30-T33), as saved. */
export class OwnForwards {
  async handle(employeeId: number): Promise<CallForward[]> {
    const rows: (Omit<CallForward, 'ranges'> & { ranges: unknown })[] = await db
      .from('call_forwards')
      .where('employee_id', employeeId)
      .select('kind', 'number', 'ranges')
      .orderBy('id')
    return rows.map((row) => ({
      ...row,
      ranges: (typeof row.ranges === 'string'
        ? JSON.parse(row.ranges)
        : row.ranges) as ForwardRange[],
    }))
  }
}
