import { render } from 'preact';
import './kit/kit.css';
import { App } from './app.tsx';
import { keepDocumentLanguage } from './kit/language.ts';

keepDocumentLanguage(document.documentElement);
const root = document.querySelector('#console');
if (root !== null) render(<App />, root);
