/** A column of a `DataTable`: plain data beside the page (`columns.ts`). */
export type Column = {
  /** Name of the row's field and of the cell's slot (`#cell-<key>`). */
  key: string
  /** Message key of the head; the unit belongs into it ("金额 元"). */
  label: string
  /** In px; without it the column shares what is left. */
  width?: number
  minWidth?: number
  /** In px, where English words need more than `width`. */
  widthEn?: number
  /** Numbers stand at the right. */
  align?: 'left' | 'right' | 'center'
  /** Every head sorts unless this says false. */
  sortable?: boolean
  /** Not shown until somebody chooses it. */
  hidden?: boolean
  /** Cannot be hidden. */
  always?: boolean
}

/** The rows that are chosen: some, or all that the filters let through except some. */
export type Selection = { all: boolean; keys: (string | number)[] }

export const NOTHING_SELECTED: Selection = { all: false, keys: [] }

export function isSelected(selection: Selection, key: string | number): boolean {
  return selection.all !== selection.keys.includes(key)
}

export function selectedCount(selection: Selection, total: number): number {
  return selection.all ? Math.max(0, total - selection.keys.length) : selection.keys.length
}

/** What was chosen is not any more, and the other way round. */
export function inverted(selection: Selection): Selection {
  return { ...selection, all: !selection.all }
}

export function toggled(
  selection: Selection,
  keys: (string | number)[],
  chosen: boolean
): Selection {
  const listed = chosen !== selection.all
  const others = selection.keys.filter((key) => !keys.includes(key))
  return { ...selection, keys: listed ? [...others, ...keys] : others }
}
