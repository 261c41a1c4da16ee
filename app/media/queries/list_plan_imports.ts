import db from '@adonisjs/lucid/services/db'

export type PlanImportLine = {
  id: number
  fileName: string
  employee: string
  state: 'previewed' | 'accepted' | 'discarded'
  goodRows: number
  badRows: number
  createdAt: Date
}

const NEWEST = 50

/** The latest imports, newest first. */
export class ListPlanImports {
  async handle(): Promise<PlanImportLine[]> {
    return (await db
      .from('placement_imports as i')
      .join('employees as e', 'e.id', 'i.employee_id')
      .select(
        'i.id',
        'i.file_name as fileName',
        'e.name as employee',
        'i.state',
        'i.good_rows as goodRows',
        'i.bad_rows as badRows',
        'i.created_at as createdAt'
      )
      .orderBy('i.id', 'desc')
      .limit(NEWEST)) as PlanImportLine[]
  }
}
