import { defineConfig } from 'vite'
import vue from '@vitejs/plugin-vue'
import adonisjs from '@adonisjs/vite/client'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'

export default defineConfig({
  plugins: [
    vue(),
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver({ importStyle: false })] }),
    adonisjs({ entryPoints: ['resources/app.ts'], reload: ['resources/views/**/*.edge'] }),
  ],

  resolve: {
    alias: { '~/': `${import.meta.dirname}/resources/` },
  },

  // Only the client is built: a second build would overwrite its assets.
  builder: {
    async buildApp(builder) {
      await builder.build(builder.environments.client)
    },
  },
})
