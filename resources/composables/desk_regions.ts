import { onMounted, ref, shallowRef } from 'vue'
import type { RegionNode } from './desk_types'
import { get, Problem } from './request'

type Node = { value: number; label: string; children?: Node[] }

const regions = shallowRef<Node[]>([])

/** Provinces, cities and districts for the picker; loaded once while the application is open. */
export function useRegions() {
  const problem = ref<Problem | null>(null)

  onMounted(async () => {
    if (regions.value.length > 0) return
    try {
      const answer = await get<{ regions: RegionNode[] }>('/regions')
      regions.value = answer.regions.map(nodeOf)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problem.value = error
    }
  })

  return { regions, problem }
}

function nodeOf([value, label, inside]: RegionNode): Node {
  return inside ? { value, label, children: inside.map(nodeOf) } : { value, label }
}

/** "山东省济南市历下区" of a region's id, or an empty text while the list is not here. */
export function regionWords(id: number | null): string {
  const find = (nodes: Node[]): string | null => {
    for (const node of nodes) {
      if (node.value === id) return node.label
      const inner = node.children && find(node.children)
      if (inner)
        return node.label === inner.slice(0, node.label.length) ? inner : node.label + inner
    }
    return null
  }
  return id === null ? '' : (find(regions.value) ?? '')
}
