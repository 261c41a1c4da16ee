import { computed, ref } from 'vue'
import { useEmployee } from '~/composables/page'
import type { Column } from './columns'

/** Which columns a user sees of a table, kept on this machine per employee. */
export function useChosenColumns(table: string, columns: () => Column[]) {
  const employee = useEmployee()
  const storedAs = () => `spotline.columns.${employee.value?.id ?? 0}.${table}`
  const chosen = ref<string[] | null>(read(storedAs()))

  const isShown = (column: Column) =>
    column.always || (chosen.value ? chosen.value.includes(column.key) : !column.hidden)
  const shown = computed(() => columns().filter(isShown))

  function show(key: string, visible: boolean) {
    const before = shown.value.map((column) => column.key)
    chosen.value = visible ? [...before, key] : before.filter((one) => one !== key)
    localStorage.setItem(storedAs(), JSON.stringify(chosen.value))
  }

  function reset() {
    chosen.value = null
    localStorage.removeItem(storedAs())
  }

  return { shown, isShown, show, reset, changed: computed(() => chosen.value !== null) }
}

function read(name: string): string[] | null {
  const text = localStorage.getItem(name)
  if (!text) return null
  try {
    const keys: unknown = JSON.parse(text)
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : null
  } catch {
    return null
  }
}
