import { globSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

/** WCAG 2.2, level AA: 1.4.3 for text, 1.4.11 for edges by which a control is recognised. */
const TEXT = 4.5
const EDGE = 3

const PAGE_GROUNDS = ['surface', 'ground', 'sunken', 'hover', 'accent-soft']
const BAR_GROUNDS = ['bar', 'bar-raised']

/** A disabled control is exempt. */
const EXEMPT = ['ink-disabled', 'phone-disabled']

/** Inks that stand on a ground that another rule of the same element gives. */
const GIVEN_GROUNDS: Record<string, string[]> = {
  'on-accent': ['accent', 'accent-hover', 'accent-press'],
  'on-solid': ['go', 'stop', 'alarm', 'phone-talk'],
  'phone-on-ring': ['phone-ring'],
  'alarm-ink-2': ['alarm', ...BAR_GROUNDS],
}

type Theme = ReadonlyMap<string, string>

const read = (path: string) => readFileSync(app.makePath(path), 'utf8')
const withoutComments = (css: string) => css.replaceAll(/\/\*[\s\S]*?\*\//g, '')

function* rulesOf(css: string): Generator<{ selector: string; body: string }> {
  for (const [, selector, body] of withoutComments(css).matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    yield { selector: selector.trim(), body }
  }
}

/** The tokens of both themes without `--sp-`; the dark one changes some of the light ones. */
function themes(): { light: Theme; dark: Theme } {
  const light = new Map<string, string>()
  const changes = new Map<string, string>()
  for (const { selector, body } of rulesOf(read('resources/css/tokens.css'))) {
    const target = { ':root': light, 'html.dark': changes }[selector]
    for (const [, name, value] of target ? body.matchAll(/--sp-([\w-]+):\s*([^;]+);/g) : []) {
      target!.set(name, value.trim())
    }
  }
  return { light, dark: new Map([...light, ...changes]) }
}

function colourOf(theme: Theme, name: string): string {
  const value = theme.get(name)
  if (value === undefined) throw new Error(`there is no --sp-${name}`)
  const [, other] = /^var\(--sp-([\w-]+)\)$/.exec(value) ?? []
  if (other) return colourOf(theme, other)
  if (!/^#[0-9a-f]{6}$/i.test(value)) throw new Error(`--sp-${name} is no plain colour: ${value}`)
  return value
}

/** Relative luminance, by WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast ratio of two colours, 1 to 21, by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

type Use = { ink: string; ground: string | null; where: string }

/** Every rule of the product that names an ink, with the ground when the same rule names one. */
function uses(): Use[] {
  const found: Use[] = []
  for (const path of globSync('resources/**/*.{vue,css}', { cwd: app.makePath() })) {
    const text = read(path)
    const styles = path.endsWith('.vue')
      ? [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css]) => css)
      : [text]
    for (const { selector, body } of rulesOf(styles.join('\n'))) {
      const [, ink] = /(?:^|[;\s])color:\s*var\(--sp-([\w-]+)\)/.exec(body) ?? []
      const [, ground] = /background(?:-color)?:\s*var\(--sp-([\w-]+)\)/.exec(body) ?? []
      if (ink) found.push({ ink, ground: ground ?? null, where: `${path} ${selector}` })
    }
  }
  return found
}

function groundsOf(ink: string): string[] {
  if (EXEMPT.includes(ink)) return []
  if (GIVEN_GROUNDS[ink]) return GIVEN_GROUNDS[ink]
  return /^(bar|phone)-/.test(ink) ? BAR_GROUNDS : PAGE_GROUNDS
}

const STATES = ['draft', 'confirmed', 'transit', 'delivered', 'returned', 'cancelled']

test.group('Colours', () => {
  for (const name of ['light', 'dark'] as const) {
    const theme = themes()[name]
    const tooFaint = (
      pairs: Iterable<[one: string, other: string, where?: string]>,
      least: number
    ) =>
      [...pairs].flatMap(([one, other, where]) => {
        const ratio = contrast(colourOf(theme, one), colourOf(theme, other))
        return ratio < least ? `${ratio.toFixed(2)}: ${one} on ${other} ${where ?? ''}`.trim() : []
      })

    test(`${name}: every rule that gives text and ground can be read`, ({ assert }) => {
      const pairs = uses().flatMap(({ ink, ground, where }): [string, string, string][] =>
        ground && !EXEMPT.includes(ink) ? [[ink, ground, where]] : []
      )
      assert.isAbove(pairs.length, 20)
      assert.isEmpty(tooFaint(pairs, TEXT))
    })

    test(`${name}: every ink can be read on each ground that it may stand on`, ({ assert }) => {
      const inks = new Set(uses().flatMap(({ ink, ground }) => (ground ? [] : ink)))
      assert.includeMembers([...inks], ['ink', 'ink-2', 'ink-3', 'accent', 'bar-ink-2'])
      const pairs = [...inks].flatMap((ink) =>
        groundsOf(ink).map((ground): [string, string] => [ink, ground])
      )
      assert.isEmpty(tooFaint(pairs, TEXT))
    })

    test(`${name}: every state can be read on its own ground and seen as a dot`, ({ assert }) => {
      assert.isEmpty(
        tooFaint(
          [...STATES, 'bought', 'lead'].map((state) => [`${state}-ink`, `${state}-soft`]),
          TEXT
        )
      )
      assert.isEmpty(
        tooFaint(
          STATES.map((state) => [`${state}-solid`, 'surface']),
          EDGE
        )
      )
    })

    test(`${name}: controls and what has the focus stand out`, ({ assert }) => {
      assert.isEmpty(
        tooFaint(
          [
            ...PAGE_GROUNDS.map((ground): [string, string] => ['accent', ground]),
            ['line-strong', 'surface'],
          ],
          EDGE
        )
      )
    })
  }
})
