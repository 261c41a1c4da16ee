import db from '@adonisjs/lucid/services/db'

/** `[id, name]` of a district, with what is inside for a province or a city: short, as every desk loads the whole country. */
export type RegionNode = [id: number, name: string, inside?: RegionNode[]]

type Row = { id: number; name: string; parentId: number | null }

/** Provinces, cities and districts as a tree, each level in the order of the official codes. */
export class RegionTree {
  async handle(): Promise<RegionNode[]> {
    const rows: Row[] = await db
      .from('regions')
      .select('id', 'name', 'parent_id as parentId')
      .orderBy('code')
    const inside = new Map<number | null, Row[]>()
    for (const row of rows) {
      const siblings = inside.get(row.parentId)
      if (siblings) siblings.push(row)
      else inside.set(row.parentId, [row])
    }
    const nodesIn = (parentId: number | null): RegionNode[] =>
      (inside.get(parentId) ?? []).map(({ id, name }) =>
        inside.has(id) ? [id, name, nodesIn(id)] : [id, name]
      )
    return nodesIn(null)
  }
}
