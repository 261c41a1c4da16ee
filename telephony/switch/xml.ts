/** Text for an attribute or an element: the five marks escaped, what XML can't hold refused. */
export function escapeXml(text: string): string {
  // Control characters have no place in XML 1.0, not even escaped.
  for (const character of text) {
    const code = character.codePointAt(0)!
    const allowed =
      code === 9 || code === 10 || code === 13 || (code >= 32 && code !== 0xfffe && code !== 0xffff)
    if (!allowed || (code >= 0xd800 && code <= 0xdfff)) {
      throw new RangeError(`No place in XML for U+${code.toString(16).padStart(4, '0')}`)
    }
  }
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

/** One element with everything on its own line: the switch's include directives eat whole lines. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly string[] = []
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const open = `<${name}${pairs.join('')}`
  if (children.length === 0) return `${open}/>`
  const inner = children.map((child) => child.replace(/^/gm, '  '))
  return [`${open}>`, ...inner, `</${name}>`].join('\n')
}
