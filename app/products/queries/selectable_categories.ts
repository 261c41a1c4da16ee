import db from '@adonisjs/lucid/services/db'

/** M05: the categories that pull-down lists offer. */
export class SelectableCategories {
  async handle(): Promise<{ id: number; name: string }[]> {
    return db
      .from('product_categories')
      .where('selectable', true)
      .orderBy('code')
      .select('id', 'name')
  }
}
