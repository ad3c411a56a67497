import { render } from 'preact';
import '../theme/tokens.css';
const page = document.getElementById('page');
if (page !== null) render(<p>ok</p>, page);
