import { computed, reactive, ref, watch } from 'vue'
import { router, usePage } from '@inertiajs/vue3'

/** Filters as they stand in the URL: texts, or several values joined by commas. Empty means no restriction. */
export type FilterValues = Record<string, string | string[]>
export type SortOrder = { key: string; descending: boolean }

export type ListOptions<F extends FilterValues> = {
  /** Every filter with its value when the URL does not name it. */
  filters: F
  /** `created_at` or `-created_at` (descending), when the URL names none. */
  sort?: string
  perPage?: number
  /** The page's props that change with the list; the others are not asked for again. */
  only?: string[]
}

export const PER_PAGE_CHOICES = [20, 50, 100, 200]

/** What `DataTable` and `FilterBar` need of a list, whatever its filters are. */
export type ListState = {
  readonly filters: FilterValues
  draft: FilterValues
  readonly sort: SortOrder | null
  readonly page: number
  readonly perPage: number
  readonly loading: boolean
  readonly failed: boolean
  readonly narrowed: boolean
  readonly query: string
  apply(patch?: FilterValues): void
  clear(): void
  sortBy(sort: SortOrder | null): void
  goTo(page: number): void
  showPerPage(perPage: number): void
  reload(): void
}

/**
 * A list whose whole state is in the URL (`?status=draft,confirmed&sort=-created_at&page=2&perPage=100`), so that a
 * filtered list can be sent to a colleague and the browser's back button works.
 */
export function useList<F extends FilterValues>(options: ListOptions<F>) {
  const page = usePage()
  const loading = ref(false)
  const failed = ref(false)
  const perPageDefault = options.perPage ?? 50

  const params = computed(() => new URL(page.url, window.location.origin).searchParams)
  const path = new URL(page.url, window.location.origin).pathname

  const filters = computed(() => {
    const values: FilterValues = {}
    for (const [name, fallback] of Object.entries(options.filters)) {
      const text = params.value.get(name)
      if (text === null) values[name] = fallback
      else values[name] = Array.isArray(fallback) ? text.split(',').filter(Boolean) : text
    }
    return values as F
  })
  const sort = computed(() => parseSort(params.value.get('sort') ?? options.sort ?? ''))
  const pageNumber = computed(() => positive(params.value.get('page')) ?? 1)
  const perPage = computed(() => positive(params.value.get('perPage')) ?? perPageDefault)

  /** What stands in the filter bar and is not yet asked for. */
  const draft = reactive({ ...filters.value }) as F
  watch(filters, (values) => Object.assign(draft, values))

  function visit(next: {
    filters?: FilterValues
    sort?: SortOrder | null
    page?: number
    perPage?: number
  }) {
    const query = new URLSearchParams()
    const values = next.filters ?? filters.value
    for (const [name, fallback] of Object.entries(options.filters)) {
      const text = textOf(values[name] ?? '')
      if (text !== textOf(fallback)) query.set(name, text)
    }
    const order = next.sort === undefined ? sort.value : next.sort
    const orderText = order ? `${order.descending ? '-' : ''}${order.key}` : ''
    if (orderText && orderText !== options.sort) query.set('sort', orderText)
    const size = next.perPage ?? perPage.value
    if (size !== perPageDefault) query.set('perPage', String(size))
    if (next.page && next.page > 1) query.set('page', String(next.page))
    send(query.size > 0 ? `${path}?${query}` : path)
  }

  function send(url: string) {
    router.visit(url, {
      preserveState: true,
      preserveScroll: true,
      only: options.only ? [...options.only, 'errors', 'refusal'] : [],
      onStart: () => {
        loading.value = true
        failed.value = false
      },
      onHttpException: () => refuse(),
      onNetworkError: () => refuse(),
      onFinish: () => {
        loading.value = false
      },
    })
  }

  /** The rows on screen stay and the table says that they are old; nobody is thrown off the page. */
  function refuse(): false {
    failed.value = true
    return false
  }

  const narrowed = computed(() =>
    Object.entries(options.filters).some(
      ([name, fallback]) => textOf(filters.value[name] ?? '') !== textOf(fallback)
    )
  )

  return reactive({
    filters,
    draft,
    sort,
    page: pageNumber,
    perPage,
    loading,
    failed,
    narrowed,
    /** The query string of what is on screen, for exports of exactly that. */
    query: computed(() => params.value.toString()),
    /** Asks for what stands in the filter bar, changed by `patch`. */
    apply: (patch: FilterValues = {}) => visit({ filters: { ...draft, ...patch } }),
    clear: () => visit({ filters: options.filters }),
    sortBy: (order: SortOrder | null) => visit({ sort: order }),
    goTo: (next: number) => visit({ page: next }),
    showPerPage: (size: number) => visit({ perPage: size }),
    reload: () => send(page.url),
  })
}

function textOf(value: string | string[]): string {
  return Array.isArray(value) ? value.join(',') : value.trim()
}

function parseSort(text: string): SortOrder | null {
  if (text === '') return null
  return text.startsWith('-')
    ? { key: text.slice(1), descending: true }
    : { key: text, descending: false }
}

function positive(text: string | null): number | null {
  return text && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null
}
