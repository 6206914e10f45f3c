/*
 * What improves the portal where scripts run. Every page works without it; what a page does not need is
 * loaded only when it does.
 */
import './styles/portal.css';

document.documentElement.classList.add('scripted');
