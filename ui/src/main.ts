import './shared/look/base.css';
import { mount } from 'svelte';
import App from './frame/App.svelte';
import { tauriBackend } from './shared/backend';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { backend: tauriBackend } });
