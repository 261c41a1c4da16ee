const STORED_AS = 'spotline.desk.products'
const MOST = 3

/** Short codes of the products that were picked last on this computer, newest first. */
export function rememberedProducts(): string[] {
  try {
    const codes: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]')
    return Array.isArray(codes) ? codes.filter((code) => typeof code === 'string') : []
  } catch {
    return []
  }
}

export function rememberProduct(shortCode: string): void {
  const codes = [shortCode, ...rememberedProducts().filter((code) => code !== shortCode)]
  localStorage.setItem(STORED_AS, JSON.stringify(codes.slice(0, MOST)))
}
