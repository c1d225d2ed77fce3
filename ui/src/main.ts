import './shared/look/base.css';
import { mount } from 'svelte';
import App from './frame/App.svelte';
import { tauriBackend } from './shared/backend';
import { spoken } from './shared/language.svelte';

const target = document.getElementById('app');
void spoken.recall().then(() => target && mount(App, { target, props: { backend: tauriBackend } }));
