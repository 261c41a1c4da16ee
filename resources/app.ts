import 'element-plus/dist/index.css'
import '@fontsource-variable/ibm-plex-sans/wght.css'
import '~/css/tokens.css'
import '~/css/base.css'
import { createApp, h, type DefineComponent } from 'vue'
import { createInertiaApp } from '@inertiajs/vue3'

createInertiaApp({
  title: (title) => (title ? `${title} · Spotline` : 'Spotline'),
  resolve: async (name) => {
    const pages = import.meta.glob<DefineComponent>('./pages/**/*.vue')
    const load = pages[`./pages/${name}.vue`]
    if (!load) throw new Error(`unknown page: ${name}`)
    return load()
  },
  setup({ el, App, props, plugin }) {
    createApp({ render: () => h(App, props) })
      .use(plugin)
      .mount(el)
  },
})
