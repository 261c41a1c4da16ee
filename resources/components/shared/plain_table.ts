/** A column of a `PlainTable`: a short list that is shown as a whole, without paging and sorting. */
export type PlainColumn = {
  /** Name of the row's field and of the cell's slot (`#cell-<key>`). */
  key: string
  /** Message key of the head. */
  label: string
  /** Numbers stand at the right. */
  align?: 'right'
  /** In px. */
  width?: number
}
