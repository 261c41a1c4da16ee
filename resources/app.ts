import '~/css/element.css'
import '~/css/font.css'
import '~/css/tokens.css'
import '~/css/base.css'
import { createApp, h, type DefineComponent } from 'vue'
import { createInertiaApp, router } from '@inertiajs/vue3'
import { i18n, isLocale, useAllTexts, useLocale } from '~/composables/i18n'

type PageModule = { default: DefineComponent & { layout?: unknown } }

const pages = import.meta.glob<PageModule>('./pages/**/*.vue')

/** Pages whose words are all among the first ones. */
const isFirst = (name: string) => name.startsWith('desk/')

// What the first page needs besides itself is asked for with it, not after it. The server wrote the page in its locale.
const asked = document.documentElement.lang
const firstTexts = useLocale(isLocale(asked) ? asked : 'zh-CN')

const loadFrame = () => import('~/layouts/AppLayout.vue')

/** A page stands in the application's frame unless it names a layout of its own (`BareLayout` for none). */
async function resolvePage(name: string) {
  const load = pages[`./pages/${name}.vue`]
  if (!load) throw new Error(`unknown page: ${name}`)
  const [{ default: page }] = await Promise.all([
    load(),
    isFirst(name) ? loadFrame() : useAllTexts(),
  ])
  if (page.layout === undefined) {
    const frame = await loadFrame()
    page.layout = frame.default
  }
  return page
}

createInertiaApp({
  title: (title) => (title ? `${title} · Spotline` : 'Spotline'),
  progress: { delay: 300, color: 'var(--sp-accent)', showSpinner: false },
  resolve: resolvePage,
  async setup({ el, App, props, plugin }) {
    await firstTexts
    createApp({ render: () => h(App, props) })
      .use(plugin)
      .use(i18n)
      .mount(el)
  },
})

// A page that was open over a release asks for files that are gone: load the new release instead of failing.
window.addEventListener('vite:preloadError', () => window.location.reload())
router.on('httpException', (event) => {
  if (event.detail.response.status === 419) window.location.assign('/sign-in')
})
