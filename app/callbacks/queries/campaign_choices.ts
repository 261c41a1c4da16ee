import db from '@adonisjs/lucid/services/db'

/** ACD groups and templates that a form may choose from. */
export class LoadCampaignChoices {
  async handle() {
    const groups: { id: number; label: string }[] = await db
      .from('acd_groups')
      .select('id', db.raw(`concat(code, ' ', name) as label`))
      .orderBy('code')
    const templates: { id: number; label: string }[] = await db
      .from('campaign_templates')
      .where('active', true)
      .select('id', 'name as label')
      .orderBy('name')
    return { groups, templates }
  }
}
