/** Gathers the files of one locale under their names: `lang/en/orders.json` is found under `orders`. */
export function messagesByArea<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(files).map(([path, messages]) => [
      path.slice(path.lastIndexOf('/') + 1, -'.json'.length),
      messages,
    ])
  )
}
