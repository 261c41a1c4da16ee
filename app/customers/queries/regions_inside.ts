import db from '@adonisjs/lucid/services/db'

export type RegionInside = {
  id: number
  code: string
  name: string
  level: 'province' | 'city' | 'district'
  parentId: number | null
}

/** The regions directly inside another, or the provinces, in the order of the official codes. */
export class RegionsInside {
  async handle(parentId: number | null): Promise<RegionInside[]> {
    const query = db
      .from('regions')
      .select('id', 'code', 'name', 'level', 'parent_id as parentId')
      .orderBy('code')
    if (parentId === null) return query.whereNull('parent_id')
    return query.where('parent_id', parentId)
  }
}
