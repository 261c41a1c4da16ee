/** The extension of the telephone that stands beside this computer, whoever sits there. */
const STORED_AS = 'spotline.extension'

export function rememberedExtension(): string {
  return localStorage.getItem(STORED_AS) ?? ''
}

export function rememberExtension(extension: string): void {
  localStorage.setItem(STORED_AS, extension)
}
