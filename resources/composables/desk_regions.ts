import { onMounted, ref, shallowRef } from 'vue'
import type { RegionNode } from './desk_types'
import { get, Problem } from './request'

type Node = { value: number; label: string; children?: Node[] }

const regions = shallowRef<Node[]>([])
let loading: Promise<void> | null = null

/** The picker is as large as the rest of the order form: it is fetched apart from it. */
export const loadRegionPicker = () => import('~/components/shared/CascadeInput.vue')

/** Fetches the list once while the application is open; a failed try is made again by the next call. */
function loadRegions(): Promise<void> {
  loading ??= get<{ regions: RegionNode[] }>('/regions').then(
    (answer) => {
      regions.value = answer.regions.map(nodeOf)
    },
    (error: unknown) => {
      loading = null
      throw error
    }
  )
  return loading
}

/** Fetches picker and list before a field asks for them. */
export async function prefetchRegions(): Promise<void> {
  try {
    await Promise.all([loadRegionPicker(), loadRegions()])
  } catch (error) {
    // The field that needs them tries again and says what is wrong.
    if (!(error instanceof Problem)) throw error
  }
}

/** Provinces, cities and districts for the picker. */
export function useRegions() {
  const problem = ref<Problem | null>(null)

  onMounted(async () => {
    try {
      await loadRegions()
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
