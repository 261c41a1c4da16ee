import db from '@adonisjs/lucid/services/db'

/** The switch of an installation that has only one and enters none: the one that the environment tells of. */
export const MAIN_SWITCH = 'main'

/** The names of all switches that were entered, also of those that are not driven at present. */
export class FindSwitchNames {
  async handle(): Promise<Set<string>> {
    const rows: { name: string }[] = await db.from('switches').select('name')
    return new Set(rows.map(({ name }) => name))
  }
}
