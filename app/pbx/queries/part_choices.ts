import db from '@adonisjs/lucid/services/db'

export type Choice = { id: number; label: string }

export type PartChoices = Record<
  | 'groups'
  | 'menus'
  | 'extensions'
  | 'timeConditions'
  | 'timeGroups'
  | 'prompts'
  | 'music'
  | 'trunks'
  | 'switches'
  | 'serviceNumbers'
  | 'employees',
  Choice[]
>

/** Everything that a form of the telephone system may refer to, by its name. */
export class LoadPartChoices {
  async handle(): Promise<PartChoices> {
    const [
      groups,
      menus,
      extensions,
      timeConditions,
      timeGroups,
      prompts,
      music,
      trunks,
      switches,
      serviceNumbers,
      employees,
    ] = await Promise.all([
      choices('acd_groups', "concat(code, ' ', name)"),
      choices('ivr_menus', 'name'),
      choices('extensions', "concat(number, ' ', name)"),
      choices('time_conditions', 'name'),
      choices('time_groups', 'name'),
      choices('prompts', 'name', "kind = 'prompt'"),
      choices('prompts', 'name', "kind = 'music'"),
      choices('trunks', 'name'),
      choices('switches', 'name'),
      choices('service_numbers', "concat(number, ' ', name)", 'active = 1'),
      choices('employees', "concat(staff_no, ' ', name)", 'closed_at is null'),
    ])
    return {
      groups,
      menus,
      extensions,
      timeConditions,
      timeGroups,
      prompts,
      music,
      trunks,
      switches,
      serviceNumbers,
      employees,
    }
  }
}

async function choices(table: string, label: string, where = '1 = 1'): Promise<Choice[]> {
  return db
    .from(table)
    .whereRaw(where)
    .select('id', db.raw(`${label} as label`))
    .orderBy('label')
}
